"""Campaigns that try to lose, tear, hang or break in; docs/reliability.md says what came of them."""
