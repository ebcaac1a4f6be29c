"""From a text to an occupation: ISCO-08 and BRC 2014, with a calibrated certainty."""
