// Plain old JavaScript: it must run, and speak, on the Node.js of any distribution.
var floor = require("../package.json").engines.node.replace(/[^0-9.]/g, "");

function parts(version) {
  return version.split(".").map(Number);
}

var wanted = parts(floor);
var present = parts(process.versions.node);
if (present[0] < wanted[0] || (present[0] === wanted[0] && present[1] < wanted[1])) {
  console.error(
    "\nThis is Node.js " +
      process.versions.node +
      "; the portal needs " +
      floor +
      " or later: install it, then run `npm ci` again.\n",
  );
  process.exit(1);
}
