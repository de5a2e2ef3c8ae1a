@NullMarked
package io.calferry.agent;

import org.jspecify.annotations.NullMarked;
