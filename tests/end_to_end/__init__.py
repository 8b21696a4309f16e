"""The program driven from outside, as a person or a device would."""
