package org.lerexchange.testkit.doors;

/**
 * A method, overloads and lambdas within it included.
 *
 * @param type the binary name of its class
 */
record Place(String type, String method) {

    private static final String LAMBDA = "lambda$";

    /** As the compiler names it: what stands in a lambda stands in the method around it. */
    static Place compiled(String type, String name) {
        if (!name.startsWith(LAMBDA)) {
            return new Place(type, name);
        }
        String around = name.substring(LAMBDA.length(), Math.max(LAMBDA.length(), name.lastIndexOf('$')));
        return new Place(
                type,
                switch (around) {
                    case "new" -> "<init>";
                    case "static" -> "<clinit>";
                    default -> around;
                });
    }
}
