/**
 * What every adapter of a driven port must do, as tests that its own test class inherits: one
 * {@code <Port>Contract} for each port. Nothing here knows an adapter, a service or a framework but
 * JUnit and AssertJ, and nothing here is ever part of the product.
 */
@NullMarked
package dev.hexauth.contract;

import org.jspecify.annotations.NullMarked;
