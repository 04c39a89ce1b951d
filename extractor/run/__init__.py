"""Many articles: workers, journal, resume, shards, Ray.

Comes in: articles and the settings of a run.
Goes out: the files of a run.
"""
