"""Groups over rounds: who is in which room when, as good as can be proven, and why.

`problem` says what is asked and `measure` what is good. `solving` answers from the program's own
process; the solver works in a child (`child`), which `search`es with the models of `relaxation`
and `window`. `conflict` names the rules that exclude each other, `explanation` what each person
got, `repair` who moves when somebody is missing. Modules that import the solver are named only
in the child.
"""
