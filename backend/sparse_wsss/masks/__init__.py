"""From a network's heads, tokens and scores to masks: arrays in, arrays out."""
