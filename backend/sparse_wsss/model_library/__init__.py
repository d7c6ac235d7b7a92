"""Models that somebody handed over: checked before they are believed, kept in a folder, shown as a card."""
