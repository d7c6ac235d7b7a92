"""Data sets as they are published: a module a layout turns a folder into rows, and ``index`` makes tiles of them."""
