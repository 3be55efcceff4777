"""Lists of people, from CSV or Excel: rows, what each column holds, who is in each row, who is there twice."""
