"""Missile and rocket launches: declarations only; see `../README.md` for what each file is."""
