"""Maps of whole scenes: windows in, blended row strips out."""
