"""The language model: texts to vectors.

`laad_taalmodel()` is the way in. Serving needs numpy only; training (`trainen`), the
sentence-transformers module (`module`) and other people's models (`zwaar`) bring torch and
are imported where they are used.
"""

from __future__ import annotations

from matching.taal.laden import MODEL_MAP, Taalmodel, laad_taalmodel

__all__ = ["MODEL_MAP", "Taalmodel", "laad_taalmodel"]
