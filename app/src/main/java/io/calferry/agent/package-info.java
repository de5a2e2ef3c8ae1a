/// Runs profiles when their time has come, and lets others see what goes on. It knows no window, no
/// tray and no protocol: those read its state, and what runs a profile is given to it.
///
/// [Agenda] decides: a value that, told an event, gives the next one and the acts that follow. It
/// knows no thread and no clock, so that a thousand hours are tested in seconds. [Agent] is the
/// thin rest: a queue of events, one thread that takes them, and a thread for each run.
@NullMarked
package io.calferry.agent;

import org.jspecify.annotations.NullMarked;
