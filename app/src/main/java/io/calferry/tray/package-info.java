/// What a person sees of the program while no window is open: an icon with a menu in the panel,
/// notifications, and the start at login.
///
/// What to show is decided purely: an [Overview] of the agent's state becomes an [Appearance], that
/// is icon, tooltip and [Menu], and [Notices] decides what is worth a notification. How it gets
/// onto the screen is [Tray]'s: a StatusNotifierItem over D-Bus where a panel shows such, else the
/// AWT, else nothing, and it says which ([Tray.Place]). What a person asks for comes back as a
/// [Wish], never on a thread of a user interface or of D-Bus.
///
/// [Doorbell] is here because a second start has one purpose: to bring the first one's window up.
@NullMarked
package io.calferry.tray;

import org.jspecify.annotations.NullMarked;
