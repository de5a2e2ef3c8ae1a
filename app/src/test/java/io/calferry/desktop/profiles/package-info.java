@NullMarked
package io.calferry.desktop.profiles;

import org.jspecify.annotations.NullMarked;
