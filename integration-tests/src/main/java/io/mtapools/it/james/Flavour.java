package io.mtapools.it.james;

/** Which James: its class path and its main class. Immutable. */
final class Flavour {
    private final String classPath;
    private final String mainClass;

    Flavour(String classPath, String mainClass) {
        this.classPath = classPath;
        this.mainClass = mainClass;
    }

    String classPath() {
        return classPath;
    }

    String mainClass() {
        return mainClass;
    }
}
