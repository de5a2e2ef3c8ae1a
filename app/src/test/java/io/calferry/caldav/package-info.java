@NullMarked
package io.calferry.caldav;

import org.jspecify.annotations.NullMarked;
