"""Typography on request: quotes, dashes, ellipses and no-break spaces, as a language's printers set them.

German follows the Duden and DIN 5008, English the usual British and American rules alike. Nothing
but these signs changes; addresses of the net, e-mail, code and fields are left alone, and a text that
is set already stays as it is.
"""
