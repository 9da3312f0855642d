// Takes the signatures out of the jars of a folder: java Unsign.java FOLDER
//
// The JVM verifies a signed jar whenever it reads from it, but not who signed it: anyone who can change the jar can remove the
// signature. The check costs time at each start and keeps the jar's classes out of the AOT cache; see
// docs/adr/0035-no-jar-of-the-image-is-signed.md.

import java.util.jar.Attributes;

void main(String... arguments) throws IOException {
  if (arguments.length != 1) {
    System.err.println("usage: java Unsign.java FOLDER");
    System.exit(2);
  }
  try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
    for (Path jar : jars) {
      unsign(jar);
    }
  }
}

void unsign(Path jar) throws IOException {
  try (FileSystem files = FileSystems.newFileSystem(jar)) {
    Path manifest = files.getPath("META-INF", "MANIFEST.MF");
    if (Files.exists(manifest) && removeSignatures(manifest.getParent())) {
      removeDigests(manifest);
      IO.println(jar.getFileName() + " is no longer signed");
    }
  }
}

boolean removeSignatures(Path folder) throws IOException {
  boolean any = false;
  try (var signatures = Files.newDirectoryStream(folder, "*.{SF,RSA,DSA,EC}")) {
    for (Path signature : signatures) {
      Files.delete(signature);
      any = true;
    }
  }
  return any;
}

void removeDigests(Path file) throws IOException {
  Manifest manifest;
  try (InputStream in = Files.newInputStream(file)) {
    manifest = new Manifest(in);
  }
  for (Attributes attributes : manifest.getEntries().values()) {
    attributes.keySet().removeIf(name -> name.toString().endsWith("-Digest"));
  }
  manifest.getEntries().values().removeIf(Attributes::isEmpty);
  try (OutputStream out = Files.newOutputStream(file)) {
    manifest.write(out);
  }
}
