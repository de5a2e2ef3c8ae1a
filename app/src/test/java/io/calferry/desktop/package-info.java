@NullMarked
package io.calferry.desktop;

import org.jspecify.annotations.NullMarked;
