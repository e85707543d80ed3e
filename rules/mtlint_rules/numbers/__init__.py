"""Figures, amounts, dates, times and ages as English writes them, judged by their value.

Left out: `10 thousand` and bare days (`on the 18th`), which human translators write as often;
`at 14.30`, which is British; one group of thousands with a point where decimals may be meant.
"""
