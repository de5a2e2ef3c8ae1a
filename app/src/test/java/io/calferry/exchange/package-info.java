@NullMarked
package io.calferry.exchange;

import org.jspecify.annotations.NullMarked;
