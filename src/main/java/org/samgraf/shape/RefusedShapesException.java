package org.samgraf.shape;

/** Shapes cannot be used, since they are not as the recommendation has them. */
public final class RefusedShapesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RefusedShapesException(String reason) {
		super(reason);
	}

}
