/// How a person wants the program: what it looks like, what it may do by itself, how it reaches the
/// network; and what the window remembers. Kept in `settings.json`, which people may edit, too.
///
/// Settings are no reason not to start: what can't be understood is set aside, said, and replaced
/// by what is usual. What a newer version added is kept. No secret stands in them.
@NullMarked
package io.calferry.settings;

import org.jspecify.annotations.NullMarked;
