"""The way to planned and actual times: the file's menu, the search, the menu of the clock."""

from PySide6.QtWidgets import QPushButton

from facilitator.ui.actuals.screen import ActualsScreen
from facilitator.ui.session.screen import SessionScreen


def test_the_menu_leads_there_and_the_rail_stays_at_moderate(window):
    next(command for command in window.commands() if command.id == "actuals").run()
    screen = window.findChild(ActualsScreen)
    assert screen.isVisible()
    rail = window.centralWidget().rail
    assert next(part for part in rail.places if part.place == "moderate").isChecked()
    assert rail.sessions.isVisible()
    assert not rail.sessions.is_here


def test_from_there_it_goes_back_to_the_sessions(window):
    window.go_to("actuals")
    screen = window.findChild(ActualsScreen)
    offer = next(part for part in screen.findChildren(QPushButton) if part.isVisible())
    offer.click()
    assert window.findChild(SessionScreen).isVisible()


def test_a_session_leads_there(window):
    window.findChild(SessionScreen).time.place_wanted.emit("actuals")
    assert window.findChild(ActualsScreen).isVisible()
