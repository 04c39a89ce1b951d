"""What an analyst declares: codebook, wording, tables, and the checks that refuse mistakes.

Comes in: the folder of a pipeline.
Goes out: `Pipeline`.
"""
