/// The list of profiles: what each does, how it goes, and what a person may do with it.
@NullMarked
package io.calferry.desktop.profiles;

import org.jspecify.annotations.NullMarked;
