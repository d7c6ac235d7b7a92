"""Training loops and losses, and the store that feeds them tiles."""
