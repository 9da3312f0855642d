/**
 * What every adapter of a driven port must do, as tests that the adapter's test class inherits: one
 * {@code <Port>Contract} for each port. Nothing here depends on an adapter or on a framework except
 * JUnit and AssertJ, and nothing here is part of the product.
 */
@NullMarked
package dev.hexauth.contract;

import org.jspecify.annotations.NullMarked;
