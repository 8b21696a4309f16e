"""The counter's own controls, drawn from the design tokens; none of them decides anything."""
