@NullMarked
package io.calferry.tray;

import org.jspecify.annotations.NullMarked;
