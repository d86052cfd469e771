package org.samgraf;

import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Has Jena initialised before any test. Two threads that both began to would wait for
 * each other without end.
 */
public final class JenaFirst implements BeforeAllCallback, TestInstancePreConstructCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		JenaSystem.init();
	}

	@Override
	public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
		JenaSystem.init();
	}

}
