"""How fast, in how much memory, and how both grow: measurements to docs/speed.json, and the page docs/speed.md."""
