"""Pipelines that ship with the extractor, one folder a domain; installed as `extractor.pipelines`."""
