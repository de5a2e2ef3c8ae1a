/// What runs did, what waits for a person, and what could not be carried; with all that one can do
/// about it: undo, confirm, refuse, decide, try again, forget, and ask why.
@NullMarked
package io.calferry.desktop.activity;

import org.jspecify.annotations.NullMarked;
