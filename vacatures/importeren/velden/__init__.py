"""Field converters: one raw value in, one value of the domain out, or ``Onleesbaar``."""
