// Writes when kinds and fields of Kubernetes came and went, read from the Go types of each minor version.
//
//	go run . > ../kubernetes-facts/history.json
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// The oldest and the newest minor version that are compared.
const first, last = 27, 36

// api is what one minor version has.
type api struct {
	kinds     map[string]bool            // "apps/v1 Deployment"
	fields    map[string]map[string]bool // "apps/v1.DeploymentSpec" to its fields
	lifecycle map[string]lifecycle
}

type lifecycle struct {
	Deprecated  int    `json:"deprecated,omitempty"`
	Removed     int    `json:"removed,omitempty"`
	Replacement string `json:"replacement,omitempty"`
}

type kindHistory struct {
	Since int `json:"since,omitempty"`
	Until int `json:"until,omitempty"`
	lifecycle
}

type fieldHistory struct {
	Since map[string]int `json:"since,omitempty"`
	Until map[string]int `json:"until,omitempty"`
}

type history struct {
	First  int                     `json:"first"`
	Last   int                     `json:"last"`
	Kinds  map[string]kindHistory  `json:"kinds"`
	Fields map[string]fieldHistory `json:"fields"`
}

func main() {
	apis := map[int]api{}
	for minor := first; minor <= last; minor++ {
		apis[minor] = readAPI(download(minor))
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	check(encoder.Encode(compare(apis)))
}

// download returns the folder of the newest patch of k8s.io/api for a minor version.
func download(minor int) string {
	list := run("go", "list", "-m", "-versions", "k8s.io/api")
	newest, patch := "", -1
	for _, version := range strings.Fields(list) {
		rest, ok := strings.CutPrefix(version, fmt.Sprintf("v0.%d.", minor))
		number, err := strconv.Atoi(rest)
		if ok && err == nil && number > patch {
			newest, patch = version, number
		}
	}
	var module struct{ Dir string }
	check(json.Unmarshal([]byte(run("go", "mod", "download", "-json", "k8s.io/api@"+newest)), &module))
	return module.Dir
}

func readAPI(dir string) api {
	result := api{map[string]bool{}, map[string]map[string]bool{}, map[string]lifecycle{}}
	registers, err := filepath.Glob(filepath.Join(dir, "*", "*", "register.go"))
	check(err)
	for _, register := range registers {
		readVersion(filepath.Dir(register), &result)
	}
	return result
}

// readVersion reads the types of one group and version, such as apps/v1.
func readVersion(dir string, result *api) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	check(err)
	structs := map[string]*ast.StructType{}
	cycles := map[string]lifecycle{}
	group := ""
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		check(err)
		for _, declaration := range file.Decls {
			switch node := declaration.(type) {
			case *ast.GenDecl:
				for _, spec := range node.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						if body, ok := spec.Type.(*ast.StructType); ok {
							structs[spec.Name.Name] = body
						}
					case *ast.ValueSpec:
						if spec.Names[0].Name == "GroupName" {
							group = text(spec.Values[0])
						}
					}
				}
			case *ast.FuncDecl:
				readLifecycle(node, cycles)
			}
		}
	}
	version := filepath.Base(dir)
	apiVersion := strings.TrimPrefix(group+"/"+version, "/")
	path := filepath.Base(filepath.Dir(dir)) + "/" + version
	for name, body := range structs {
		fields := map[string]bool{}
		collect(body, structs, fields)
		result.fields[path+"."+name] = fields
		if fields["metadata"] && !fields["items"] {
			key := apiVersion + " " + name
			result.kinds[key] = true
			result.lifecycle[key] = cycles[name]
		}
	}
}

// collect adds the JSON names of a struct, those of embedded structs of the same package included.
func collect(body *ast.StructType, structs map[string]*ast.StructType, fields map[string]bool) {
	for _, field := range body.Fields.List {
		tag := ""
		if field.Tag != nil {
			raw, err := strconv.Unquote(field.Tag.Value)
			check(err)
			tag = reflect.StructTag(raw).Get("json")
		}
		name, _, _ := strings.Cut(tag, ",")
		if name != "" && name != "-" {
			fields[name] = true
			continue
		}
		if inner, ok := field.Type.(*ast.Ident); ok && name == "" && structs[inner.Name] != nil {
			collect(structs[inner.Name], structs, fields)
		}
	}
}

// readLifecycle reads the functions that the API's own generator writes for versions which are not stable.
func readLifecycle(function *ast.FuncDecl, cycles map[string]lifecycle) {
	what, ok := strings.CutPrefix(function.Name.Name, "APILifecycle")
	if !ok || function.Recv == nil {
		return
	}
	receiver := function.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
	cycle := cycles[receiver]
	for _, statement := range function.Body.List {
		answer, ok := statement.(*ast.ReturnStmt)
		if !ok {
			continue
		}
		switch what {
		case "Deprecated":
			cycle.Deprecated = number(answer.Results[1])
		case "Removed":
			cycle.Removed = number(answer.Results[1])
		case "Replacement":
			values := map[string]string{}
			for _, element := range answer.Results[0].(*ast.CompositeLit).Elts {
				pair := element.(*ast.KeyValueExpr)
				values[pair.Key.(*ast.Ident).Name] = text(pair.Value)
			}
			cycle.Replacement = strings.TrimPrefix(values["Group"]+"/"+values["Version"], "/")
		}
	}
	cycles[receiver] = cycle
}

func compare(apis map[int]api) history {
	result := history{first, last, map[string]kindHistory{}, map[string]fieldHistory{}}
	for minor := first; minor <= last; minor++ {
		for kind := range apis[minor].kinds {
			entry := result.Kinds[kind]
			if minor > first && !apis[minor-1].kinds[kind] {
				entry.Since = minor
			}
			if minor < last && !apis[minor+1].kinds[kind] {
				entry.Until = minor
			}
			entry.lifecycle = apis[minor].lifecycle[kind]
			result.Kinds[kind] = entry
		}
		for name, fields := range apis[minor].fields {
			for field := range fields {
				before, existed := apis[minor-1].fields[name]
				if minor > first && existed && !before[field] {
					result.note(name, field, func(entry *fieldHistory) { entry.Since[field] = minor })
				}
				after, exists := apis[minor+1].fields[name]
				if minor < last && exists && !after[field] {
					result.note(name, field, func(entry *fieldHistory) { entry.Until[field] = minor })
				}
			}
		}
	}
	for kind, entry := range result.Kinds {
		if entry == (kindHistory{}) {
			delete(result.Kinds, kind)
		}
	}
	return result
}

func (h history) note(name, field string, set func(*fieldHistory)) {
	entry, ok := h.Fields[name]
	if !ok {
		entry = fieldHistory{map[string]int{}, map[string]int{}}
	}
	set(&entry)
	h.Fields[name] = entry
}

func text(node ast.Expr) string {
	literal, ok := node.(*ast.BasicLit)
	if !ok {
		return ""
	}
	value, err := strconv.Unquote(literal.Value)
	check(err)
	return value
}

func number(node ast.Expr) int {
	value, err := strconv.Atoi(node.(*ast.BasicLit).Value)
	check(err)
	return value
}

func run(name string, arguments ...string) string {
	output, err := exec.Command(name, arguments...).Output()
	check(err)
	return string(output)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
