// Written by Scripts/embed-assets; change the source files and run it again.
/// The files of the product that are no code, as they were when it was built.
public enum Embedded {}
