/// Where the program starts, and the one place where its services are put together.
@NullMarked
package io.calferry;

import org.jspecify.annotations.NullMarked;
