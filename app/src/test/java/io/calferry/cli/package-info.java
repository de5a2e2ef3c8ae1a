@NullMarked
package io.calferry.cli;

import org.jspecify.annotations.NullMarked;
