"""An amount while it is being typed, the way tills do it: digits push in from the right as cents.

A decimal separator is understood too: after "18," the next two digits are the cents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from shared_domain.amounts import MAX_PURCHASE_CENTS

_CENT_DIGITS = 2


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """`cent_digits` counts the digits typed after a separator; none was typed while it is None."""

    cents: int = 0
    cent_digits: int | None = None

    def digit(self, digit: int) -> TypedAmount:
        """One more digit; what would exceed the largest purchase changes nothing."""
        if self.cent_digits is None:
            return self._if_allowed(replace(self, cents=self.cents * 10 + digit))
        if self.cent_digits >= _CENT_DIGITS:
            return self
        place = 10 ** (_CENT_DIGITS - 1 - self.cent_digits)
        grown = TypedAmount(self.cents + digit * place, self.cent_digits + 1)
        return self._if_allowed(grown)

    def double_zero(self) -> TypedAmount:
        return self.digit(0).digit(0)

    def separator(self) -> TypedAmount:
        """What was typed so far was whole units; a second separator means nothing."""
        if self.cent_digits is not None:
            return self
        return self._if_allowed(TypedAmount(self.cents * 100, 0))

    def erase(self) -> TypedAmount:
        """Take back the last digit. An amount with a separator goes back to plain cents."""
        return TypedAmount(self.cents // 10)

    def _if_allowed(self, grown: TypedAmount) -> TypedAmount:
        return grown if grown.cents <= MAX_PURCHASE_CENTS else self
