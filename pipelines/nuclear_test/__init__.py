"""Nuclear tests: declarations only; see `../README.md` for what each file is."""
