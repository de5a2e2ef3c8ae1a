/// The one catalogue of messages: turns faults, problems and findings into sentences for people.
/// Each says what happened, to which profile and event, and what to do next. Terminal, window, tray
/// and the loopback server share it; nothing below them makes words.
///
/// The texts stand in bundles, `words` in English and German; `terminal` holds what the terminal
/// says otherwise, which speaks English. [Words] is the way in.
///
/// Sentences name hosts, titles and files, never secrets. They are plain text and may hold whatever
/// a title holds: who shows them on a terminal takes control characters out.
@NullMarked
package io.calferry.words;

import org.jspecify.annotations.NullMarked;
