module shop/product

go 1.26
