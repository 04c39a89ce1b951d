"""The subcommands of `extractor`: thin functions over plain ones, with imports inside them so that start-up stays short."""
