"""Why a value is there or missing: an article read again by the same code, which is watched as it decides.

Comes in: an article and a pipeline.
Goes out: what the code decided, in plain English.
"""
